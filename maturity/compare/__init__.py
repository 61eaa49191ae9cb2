"""How others do: figures of a peer group that a center can be set beside."""
