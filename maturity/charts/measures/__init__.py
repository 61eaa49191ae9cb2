"""Charts of what was measured of a service-request extract: each as data, with its table and its alt text."""
