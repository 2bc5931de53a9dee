"""A figure on a web page: the scripts that bring it to life."""
