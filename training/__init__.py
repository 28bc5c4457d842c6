"""How the models that the package ships were made; not part of the package."""
