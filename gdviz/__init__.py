"""gdviz draws how a model is trained."""
