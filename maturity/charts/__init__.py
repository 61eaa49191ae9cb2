"""Charts: one table of what is shown, with its alt text, and a renderer each for screen and paper."""
