# The packed program, with what it needs to write stacks: npm run package, then docker build -t cadastre .
FROM node:22.15.1-bookworm@sha256:e558507eb799e3a76fcdaaee5e48dce1a00aebc85892128a9fca59f63bd49511
COPY dist/package /opt/cadastre/package
# From a tarball: of a folder npm makes a link, and beside what that leads to there is no CDKTF.
RUN npm pack --pack-destination /opt/cadastre /opt/cadastre/package \
 && npm install --global --ignore-scripts --no-audit --no-fund /opt/cadastre/cadastre-*.tgz \
      cdktf@0.21.0 constructs@10.8.1 @cdktf/provider-aws@21.22.1
USER node
WORKDIR /network
ENTRYPOINT ["cadastre"]
