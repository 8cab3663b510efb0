// <png-download>: makes a PNG of an SVG that the server has, in the browser and with nothing else. Without this script the SVG is there.
const scale = 2; // for sharp print

class PngDownload extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector('button').addEventListener('click', () => this.#save());
  }

  async #save() {
    const text = await (await fetch(this.dataset.src)).text();
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.ceil(image.naturalWidth * scale), Math.ceil(image.naturalHeight * scale)];
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await new Promise(done => canvas.toBlob(done, 'image/png')));
    link.download = 'graph.png';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

customElements.define('png-download', PngDownload);
