"""What is shipped as data in `resources/`, read into domain objects; whatever is broken there is our bug."""
