"""What any server makes of a publication, over HTTP."""
