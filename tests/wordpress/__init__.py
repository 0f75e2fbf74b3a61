"""The WordPress plugin of docs/wordpress/, in Debian's real WordPress."""
