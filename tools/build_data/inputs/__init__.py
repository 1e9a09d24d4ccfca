"""Hand-kept lists that the packages lack, and their one-line-a-record format."""
