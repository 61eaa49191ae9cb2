"""The maturity assessment tool for 311 centers: framework, scoring, planning, reports and screens."""
