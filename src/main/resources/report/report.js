(function () {
  'use strict';
  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }
  function copyButton(command) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + command.textContent);
    button.addEventListener('click', function () {
      var range = document.createRange();
      range.selectNodeContents(command);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      var copied = navigator.clipboard
        ? navigator.clipboard.writeText(command.textContent)
        : Promise[document.execCommand('copy') ? 'resolve' : 'reject']();
      copied.then(function () {
        button.textContent = 'Copied';
        setTimeout(function () { button.textContent = 'Copy'; }, 2000);
      }, function () {
        button.textContent = 'Selected';
      });
    });
    command.parentNode.appendChild(button);
  }
  document.querySelectorAll('.command code').forEach(copyButton);

  var table = document.getElementById('projects');
  if (!table) { return; }
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var texts = null;
  var search = document.getElementById('search');
  var found = document.getElementById('found');
  search.closest('.search').hidden = false;
  search.addEventListener('input', function () {
    texts = texts || rows.map(function (row) { return plain(row.textContent + ' ' + row.dataset.owner); });
    var words = plain(search.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row, i) {
      var fits = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    found.textContent = words.length ? shown + ' of ' + rows.length : '';
  });

  function key(row, column) {
    var cell = row.cells[column];
    var value = cell.querySelector('data, time');
    if (!value) { return plain(cell.textContent.trim()); }
    return value.tagName === 'TIME' ? value.dateTime : Number(value.value || -1);
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.textContent = head.textContent;
    head.textContent = '';
    head.appendChild(button);
    button.addEventListener('click', function () {
      var up = head.getAttribute('aria-sort') !== 'ascending';
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (each) { each.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      var keys = new Map(rows.map(function (row) { return [row, key(row, column)]; }));
      var collator = new Intl.Collator(undefined, { numeric: true });
      rows.slice().sort(function (one, other) {
        var a = keys.get(one);
        var b = keys.get(other);
        var order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
        return up ? order : -order;
      }).forEach(function (row) { body.appendChild(row); });
    });
  });
})();
