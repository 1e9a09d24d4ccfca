"""What happened: triggers, status, roles, tolls, place and date, merged into one event an incident."""
