// three.js, from the server's webjar; its version is named here and in the parent pom.xml (three.version) only.
export * from "/webjars/three/0.181.1/build/three.module.min.js";
