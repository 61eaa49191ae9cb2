"""Frameworks: YAML content read strictly into typed, frozen objects."""
