"""Measures accuracy, speed, memory and start-up, against peers; one table a file. `python -m bench --help`."""
