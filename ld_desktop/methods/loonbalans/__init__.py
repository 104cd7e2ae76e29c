"""EduPer Loonbalans, a method of the pilot (003 §3.4): one module of rules per version."""
