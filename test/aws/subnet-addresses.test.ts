/** The five reserved addresses of a subnet. */
import { usableAddresses } from "../../src/aws/subnet-addresses";

it.each([
  [28, 11],
  [27, 27],
  [24, 251],
  [16, 65531],
])("leaves of a /%i %i addresses to use", (length, usable) => {
  expect(usableAddresses(length)).toBe(usable);
});
