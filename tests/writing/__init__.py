"""Writing: which files a build touches, what it leaves alone, and what holds when it is killed."""
