"""What Alembic runs: every missing step on the connection handed over, inside the transaction begun there."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
