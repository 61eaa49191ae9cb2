"""The steps; each is frozen once it has been released."""
