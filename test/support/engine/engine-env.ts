/** The environment of every engine child: the local API's address and dummy keys, and nothing of the caller's own AWS or Terraform settings. */

const CALLERS_OWN = /^(TF_|AWS_|MOTO_)/;

/** @param url where the local AWS API listens, by IP so that S3 is asked path-style. */
export function engineEnv(url: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !CALLERS_OWN.test(name));
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "dummy",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    CHECKPOINT_DISABLE: "1",
    CI: "true",
    TF_IN_AUTOMATION: "1",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
