"""What the desk remembers: catalogues, findings, triage, prices and accounts, in SQLite or PostgreSQL."""
