"""Who may see what: a pure table of rules, without screens and without a database."""
