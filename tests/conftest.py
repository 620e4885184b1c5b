"""What all tests share: hypothesis without deadlines, since speed is the bench's matter."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
