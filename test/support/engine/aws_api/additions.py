"""The list of what is added to moto; each module says why, adds what AWS has, and loosens nothing."""


def install() -> None:
    pass
