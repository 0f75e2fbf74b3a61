"""The memory and the change set: one behaviour a test, of the small house of `tests.properties.house`."""
