"""Commands for those who work on Sourceline: data build, benchmarks, scores, the test browser."""
