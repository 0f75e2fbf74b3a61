"""Peers: the same documents, made by what a user would write or pick instead of metafeed; nothing here imports it."""
