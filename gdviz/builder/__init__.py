"""What has changed is drawn, on every core, and recorded; the site is built from it and served."""
