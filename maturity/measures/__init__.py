"""What the data says: service-request extracts, what is measured of them, and the evidence that they give."""
