"""The tags of Django's templates."""
