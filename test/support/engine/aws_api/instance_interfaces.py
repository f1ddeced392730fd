"""Instances that end: moto leaves an interface that was there before them attached, where AWS frees it for the next one."""

from typing import Any

from moto.ec2.models.instances import Instance

from patching import method_of

moto_terminate = Instance.terminate


@method_of(Instance)
def terminate(self: Any) -> Any:
    before = moto_terminate(self)
    for index, interface in list(self.nics.items()):
        if not interface.delete_on_termination:
            self.detach_eni(interface)
            # A terminated instance is still described for a while, with the addresses that it had.
            self.nics[index] = interface
    return before
