"""The small parts that pages are made of: buttons, fields, chips, cards; none of them knows a case."""
