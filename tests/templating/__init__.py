"""What templates and middleware put into pages: with the real tools, read back by strangers."""
