"""How the journal looks: Qt widgets over the services; nothing here decides what a journal is."""
