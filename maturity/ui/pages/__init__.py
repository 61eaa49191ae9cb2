"""One module a page, each with one function `page` that draws it."""
