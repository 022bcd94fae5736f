// Plain JavaScript on purpose: an old Node must be able to read this far and say what is wrong.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  process.stderr.write(
    `公开年报需要 Node 26 或更新版本，当前为 ${process.versions.node}。请用 npm ci 安装（会带上自己的 Node），再用 npm run 启动。\n` +
      `Gongkai needs Node 26 or newer; this is ${process.versions.node}. Run npm ci (it brings its own Node), then start through npm run.\n`,
  );
  process.exit(1);
}
