/**
 * Shown when the desk broke down twice in a row. No script and no part of the renderer's build, so that whatever broke that cannot
 * break this. `__CSP_NONCE__` is filled in by the protocol.
 */
export const recoveryPage = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <title>Quầy Một Cửa</title>
    <style nonce="__CSP_NONCE__">
      :root { color-scheme: light dark; font: 18px/1.55 'Segoe UI', 'Noto Sans', sans-serif; }
      body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
      main { max-width: 34rem; padding: 2rem; }
      h1 { font-size: 1.5rem; margin: 0 0 1rem; }
      a { display: inline-block; margin-top: 1rem; padding: 0.6rem 1.4rem; border-radius: 6px; background: #1864ab; color: #fff; text-decoration: none; font-weight: 600; }
      a:focus-visible { outline: 3px solid currentcolor; outline-offset: 3px; }
    </style>
  </head>
  <body>
    <main>
      <h1>Màn hình làm việc bị dừng hai lần liên tiếp</h1>
      <p><strong>Hồ sơ đã lưu trên máy vẫn còn nguyên</strong>, kể cả hồ sơ chưa gửi được về máy chủ. Nội dung đang nhập dở được giữ lại dưới dạng nháp.</p>
      <p>Bấm nút dưới đây (hoặc phím Enter) để mở lại. Nếu vẫn bị dừng, hãy khởi động lại máy và báo cho người quản trị; trong lúc chờ, có thể tiếp nhận bằng sổ giấy rồi nhập bù.</p>
      <a href="/" autofocus>Mở lại màn hình làm việc</a>
    </main>
  </body>
</html>
`;
