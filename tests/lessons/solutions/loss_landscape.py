"""What the reader of the lab on the loss landscape writes."""


def lowest_pair(loss, slopes, intercepts):
    best, smallest = None, float("inf")
    for m in slopes:
        for b in intercepts:
            found = loss(m, b)
            if found < smallest:
                best, smallest = (m, b), found
    return best
