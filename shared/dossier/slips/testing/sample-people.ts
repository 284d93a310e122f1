/** Offices and people who do not exist; ID numbers begin with 000. Names are chosen for their marks and their length. */
export const offices = {
  'tt-03-2025': {
    parentName: 'Ủy ban nhân dân phường Cửa Nam',
    name: 'Trung tâm Phục vụ hành chính công phường Cửa Nam',
    address: 'Số 0 phố Dùng Thử, phường Cửa Nam, thành phố Hà Nội',
    phone: '024 0000 0000',
    place: 'Hà Nội',
  },
  'tt-01-2018': {
    parentName: 'Ủy ban nhân dân quận Dùng Thử',
    name: 'Bộ phận Tiếp nhận và trả kết quả',
    address: 'Số 0 phố Dùng Thử, quận Dùng Thử, thành phố Hà Nội',
    phone: '024 0000 0001',
    place: 'Hà Nội',
  },
} as const;

export const person = {
  isOrganisation: false,
  name: 'Nguyễn Thị Ngọc Ánh',
  idNumber: '000190004567',
  address: 'Số 12 ngõ 34 phố Dùng Thử, phường Cửa Nam, thành phố Hà Nội',
  phone: '0900 000 001',
  email: 'ngoc.anh@vi-du.example',
};

export const organisation = {
  isOrganisation: true,
  name: 'Công ty trách nhiệm hữu hạn một thành viên Sản xuất, Thương mại và Dịch vụ Dùng Thử',
  idNumber: '0000000017',
  address: 'Tầng 5, tòa nhà Thử Nghiệm, số 00 đường Không Có Thật, phường Cửa Nam, thành phố Hà Nội',
  phone: '024 0000 0002',
  email: '',
};
