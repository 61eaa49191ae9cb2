"""Service requests from an Open311 GeoReport v2 server: every request of a period, as one file of JSON lines."""
