# Tries: to send numbers that no double holds.
# Stopped by: they cross as text, and a world refuses what it cannot keep.
# Expect: completed "sent" | failed BAD_ARGUMENT | failed GUEST_ERROR
def attack(params):
    for number in (10 ** 400, -10 ** 400, 10 ** 4000, 1e308 * 10, 2 ** 53 + 1):
        host.echo(number)
        host.echo({'deep': [number]})
    return 'sent'
