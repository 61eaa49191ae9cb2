"""Roadmaps: from the gaps of a result to an ordered plan that fits a center's capacity."""
