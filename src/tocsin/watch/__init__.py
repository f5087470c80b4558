"""What next: from what was read to a briefing.

In come Readings; out goes a Briefing, whose every sentence rests on the exact words of a report. It does not know how it will be shown, and says nothing
that no report says.
"""
