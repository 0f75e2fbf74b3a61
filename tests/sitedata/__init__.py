"""The site generators that read `sitedata.json`, each run as its page in docs/ tells."""
