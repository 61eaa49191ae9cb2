"""The same measures on engines that a center already runs: PostgreSQL, and Spark for more than one machine."""
