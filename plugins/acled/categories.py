"""The categories of ACLED: which event type a sub-event type is of, and which kind of disorder that is."""

EVENT_TYPES = {
    sub_event: event
    for event, sub_events in {
        "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
        "Explosions/Remote violence": (
            "Air/drone strike",
            "Chemical weapon",
            "Grenade",
            "Remote explosive/landmine/IED",
            "Shelling/artillery/missile attack",
            "Suicide bomb",
        ),
        "Violence against civilians": ("Abduction/forced disappearance", "Attack", "Sexual violence"),
        "Protests": (
            "Excessive force against protesters",
            "Peaceful protest",
            "Protest with intervention",
        ),
        "Riots": ("Mob violence", "Violent demonstration"),
        "Strategic developments": (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    }.items()
    for sub_event in sub_events
}
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
    # Two that differ from their event type.
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
    "Violent demonstration": "Demonstrations",
}
