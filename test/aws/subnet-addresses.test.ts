/** The five reserved addresses of a subnet. */
import { reservedAddresses, usableAddresses } from "../../src/aws/subnet-addresses";
import { formatAddress } from "../../src/ip/address";
import { prefix } from "../../src/ip/prefix";

it.each([
  [28, 11],
  [27, 27],
  [24, 251],
  [16, 65531],
])("leaves of a /%i %i addresses to use", (length, usable) => {
  expect(usableAddresses(length)).toBe(usable);
});

it("keeps the first four and the last", () => {
  expect(reservedAddresses(prefix("10.0.0.0/24")).map(formatAddress)).toEqual([
    "10.0.0.0",
    "10.0.0.1",
    "10.0.0.2",
    "10.0.0.3",
    "10.0.0.255",
  ]);
});
