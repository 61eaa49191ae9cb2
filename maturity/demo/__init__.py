"""The demonstration: an invented council as a file, the answers worked out from it, and a folder filled with them."""
