"""Where assessments live: drafts saved field by field, and submitted snapshots that never change."""
