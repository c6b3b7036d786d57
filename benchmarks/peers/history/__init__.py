"""Django with django-simple-history: each save of a model writes a row of its history too."""
