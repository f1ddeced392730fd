/** The image of proxies and forwarders, by its public parameter: Amazon Linux 2023. */

/** The parameter's name: for Graviton or for x86, as the instance type asks. */
export function imageParameter(instanceType: string): string {
  const graviton = /^[a-z]+\d+g[a-z]*\./.test(instanceType);
  const architecture = graviton ? "arm64" : "x86_64";
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
